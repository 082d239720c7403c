/** A document of a card as it was made, and its file for Word. */
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { useShown } from "../shown";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function Paper({ document: paper, close }: { document: number; close(): void }) {
  const { desk, t } = useDesk();
  const { cell } = useShown();
  const { value, failed, again } = useView("document", { document: paper });
  const save = async (): Promise<void> => {
    const file = await desk.see("document_file", { document: paper });
    if (file) download(file.name || `document-${paper}.docx`, file.base64);
  };
  return (
    <Dialog wide title={value ? cell("text", value.title) : t("Document")} close={close} testid="paper">
      {value === null && <Loading {...{ failed, again }} />}
      {/* Without any rights: a paper is looked at, nothing in it runs. */}
      {value && <iframe class="paper" sandbox="" srcdoc={value.html} title={cell("text", value.title)} />}
      <footer class="form__foot">
        <Button icon="document" data-testid="paper-save" onClick={() => void save()}>{t("Download .docx")}</Button>
      </footer>
    </Dialog>
  );
}

function download(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: WORD }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
