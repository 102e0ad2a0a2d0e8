/** A decision in words: who, when, what, the old value and the new one, and why. */
import type { Figure, Judgement, Place, Time } from "../api/types";
import { amount, counted, locality } from "../phrases";
import { days, moment, named, t } from "../words";

export function Told({ of, onUndo }: { of: Partial<Judgement>; onUndo?: ((judgement: number) => void) | undefined }) {
  return (
    <div class={of.undone_by ? "told-judgement undone" : "told-judgement"}>
      <p>
        <b>{named("kind", of.kind ?? "")}</b>
        {of.slot && <> · {slotName(of.slot)}</>}
        {of.who && <> · <bdi>{of.who}</bdi></>}
        {of.at && <> · <time dateTime={of.at}>{moment(of.at)}</time></>}
        {of.undone_by && <> · {t("judgement.undone")}</>}
        {onUndo && of.id !== undefined && of.state === "stands" && of.kind !== "undo" && of.kind !== "note" && (
          <> · <button type="button" class="plain" onClick={() => onUndo(of.id as number)}>{t("judge.undo")}</button></>
        )}
      </p>
      {of.slot && (
        <p>
          {stood(of) !== undefined && <><del>{valueWords(stood(of))}</del> → </>}
          <ins>{valueWords(of.value)}</ins>
          {of.selector && <> <q dir="auto">{of.selector.exact}</q></>}
        </p>
      )}
      {of.reason && <p class="reason" dir="auto">{of.reason}</p>}
    </div>
  );
}

/** What the slot held when the decision was made; undefined where that is not known. */
function stood({ slot, was }: Partial<Judgement>): unknown {
  if (!slot || !was || typeof was !== "object") return undefined;
  const [family = "", part = ""] = slot.split(".");
  const known = was as Record<string, unknown>;
  const several = known[family];
  return Array.isArray(several) ? several[Number(part)] : known[slot];
}

export function slotName(slot: string): string {
  const [family = "", part] = slot.split(".");
  if (part === "+") return t(`slot.new.${family}`);
  if (part !== undefined && /^\d+$/.test(part)) return `${named("slot", family)} ${Number(part) + 1}`;
  return named("slot", slot);
}

/** Any slot's value in a few words. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return t("none");
  if (typeof value !== "object") return String(value).replaceAll("_", " ");
  const found = value as Partial<Figure & Place & Time & { role: string; kind: string }>;
  if ("bound" in found) return `${amount(found as Figure)} ${counted(found.what ?? "")}`;
  if ("country" in found || "geonameid" in found) return locality({ where_prec: 1, relation: null, ...found } as Place);
  if ("date_prec" in found || ("start" in found && "end" in found && !("role" in found))) return days(found.start ?? null, found.end ?? null) || found.text || "";
  if ("role" in found) return `${named("role", found.role ?? "")}: ${found.name ?? found.text ?? ""}`;
  if ("speaker" in found) return String((found as { speaker: string | null }).speaker ?? t("voice.narration"));
  return Object.values(found).filter((one) => typeof one === "string" || typeof one === "number").join(", ");
}
