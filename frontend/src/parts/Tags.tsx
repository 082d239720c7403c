/** The tags of a card, to be seen; and to be switched on and off. */
import { naming } from "../cards";
import { useDesk } from "../context";
import type { Card } from "../types";

export function TagMarks({ tags }: { tags: string[] }) {
  const { desk, pick } = useDesk();
  if (tags.length === 0) return null;
  const known = desk.boot.value!.organisation.tags;
  return (
    <div class="tags">
      {tags.map((id) => <span key={id} class="tag">#{pick(known.find((tag) => tag.id === id)?.name) || id}</span>)}
    </div>
  );
}

export function TagSwitches({ card }: { card: Card }) {
  const { desk, t, pick } = useDesk();
  const known = desk.boot.value!.organisation.tags;
  if (known.length === 0) return null;
  const turn = (id: string): void => {
    const tags = card.tags.includes(id) ? card.tags.filter((tag) => tag !== id) : [...card.tags, id];
    void desk.do({ verb: "tag_card", ...naming(card), tags });
  };
  return (
    <fieldset class="many" data-testid="tags">
      <legend>{t("Tags")}</legend>
      {known.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="chip"
          disabled={card.closed}
          aria-pressed={card.tags.includes(id)}
          data-testid={`tag-${id}`}
          onClick={() => turn(id)}
        >
          {pick(name)}
        </button>
      ))}
    </fieldset>
  );
}
