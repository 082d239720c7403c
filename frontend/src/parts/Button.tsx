/** Buttons: the one real button, plain or with an icon alone. */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./Icon";

type Native = Omit<JSX.IntrinsicElements["button"], "icon">;

export interface ButtonProps extends Native {
  icon?: IconName;
  look?: "main" | "soft" | "plain" | "danger" | "good";
  note?: string | undefined;
  children?: ComponentChildren;
  "data-testid"?: string | undefined;
}

export function Button({ icon, look = "soft", note, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={`button button--${look} ${rest.class ?? ""}`}>
      {icon && <Icon name={icon} size={16} />}
      {children && <span class="button__text">{children}</span>}
      {note && <span class="button__note">{note}</span>}
    </button>
  );
}

export interface IconButtonProps extends Native {
  icon: IconName;
  label: string;
  size?: number;
  "data-testid"?: string | undefined;
}

export function IconButton({ icon, label, size = 18, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      class={`icon-button ${rest.class ?? ""}`}
    >
      <Icon name={icon} size={size} />
      {children}
    </button>
  );
}
