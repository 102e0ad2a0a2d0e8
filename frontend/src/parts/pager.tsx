/** Where one is in a long list. */
import { go, useAddress, withQuery } from "../routes";
import { number, t } from "../words";

export const MANY = 50; // items a page

export function Pager({ total, offset }: { total: number; offset: number }) {
  const { query } = useAddress();
  const to = (next: number) => go(withQuery(query, { offset: next > 0 ? String(next) : null }));
  if (total <= MANY) return null;
  return (
    <nav class="pager" aria-label={t("pager")}>
      <button type="button" disabled={offset <= 0} onClick={() => to(offset - MANY)}>← {t("pager.before")}</button>
      <span>{number(offset + 1)}–{number(Math.min(offset + MANY, total))} / {total > 10_000 ? "> 10\u202f000" : number(total)}</span>
      <button type="button" disabled={offset + MANY >= total} onClick={() => to(offset + MANY)}>{t("pager.after")} →</button>
    </nav>
  );
}
