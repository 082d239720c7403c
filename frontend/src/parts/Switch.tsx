/** A row of sides of which one is on. */
import { Icon, type IconName } from "./Icon";

export interface Side<Id extends string> {
  id: Id;
  name: string;
  icon?: IconName;
  /** The language of the name, where it is not the desk's. */
  lang?: string;
}

export interface SwitchProps<Id extends string> {
  label: string;
  sides: Side<Id>[];
  on: Id;
  turn(id: Id): void;
  testid: string;
}

export function Switch<Id extends string>({ label, sides, on, turn, testid }: SwitchProps<Id>) {
  return (
    <div class={`switch switch--${testid}`} role="group" aria-label={label}>
      {sides.map((side) => (
        <button
          key={side.id}
          type="button"
          class="switch__side"
          lang={side.lang}
          aria-pressed={on === side.id}
          data-testid={`${testid}-${side.id}`}
          onClick={() => turn(side.id)}
        >
          {side.icon && <Icon name={side.icon} size={15} />}
          {side.name}
        </button>
      ))}
    </div>
  );
}
