/** How to read the drawings. */
import type { ComponentChildren } from "preact";
import { t } from "../words";

export function Legend() {
  const signs: [string, ComponentChildren][] = [
    ["given", <circle class="dot-of" cx="22" cy="10" r="5.5" />],
    ["atLeast", <><line class="bar" x1="10" x2="40" y1="10" y2="10" /><path class="end" d="m34 5 6 5-6 5" /><circle class="dot-of" cx="10" cy="10" r="5.5" /></>],
    ["moreThan", <><line class="bar" x1="10" x2="40" y1="10" y2="10" /><path class="end" d="m34 5 6 5-6 5" /><circle class="dot-of hollow" cx="10" cy="10" r="5.5" /></>],
    ["about", <><line class="bar vague" x1="6" x2="38" y1="10" y2="10" /><circle class="dot-of" cx="22" cy="10" r="5.5" /></>],
    ["range", <><line class="bar" x1="6" x2="38" y1="10" y2="10" /><path class="end" d="M6 4v12M38 4v12" /></>],
    ["copied", <><circle class="copied" cx="30" cy="4.5" r="5" /><circle class="copied" cx="26" cy="7.5" r="5" /><circle class="dot-of" cx="22" cy="11" r="5" /></>],
    ["denied", <><circle class="dot-of hollow" cx="22" cy="10" r="5.5" /><path class="cross" d="m14 2 16 16M14 18 30 2" /></>],
    ["aside", <circle class="dot-of aside" cx="22" cy="10" r="5.5" />],
    ["band", <><rect class="band" x="4" width="36" height="20" /><line class="best" x1="26" x2="26" y2="20" /></>],
  ];
  return (
    <details class="legend">
      <summary>{t("legend.title")}</summary>
      <ul>
        {signs.map(([name, drawing]) => (
          <li key={name}>
            <svg aria-hidden="true" width="44" height="20">{drawing}</svg> {t(`legend.${name}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
