/** Links that give exactly what is seen: the same filters, the same order. */
import { t } from "../words";

export function Export({ path, filters }: { path: string; filters: URLSearchParams }) {
  const query = filters.toString() ? `?${filters}` : "";
  return (
    <p class="actions export">
      <span>{t("export")}</span>
      {["csv", "jsonl"].map((form) => <a key={form} class="button" href={`${path}.${form}${query}`} download>{t(`export.${form}`)}</a>)}
      <button type="button" onClick={() => print()}>{t("export.print")}</button>
    </p>
  );
}
