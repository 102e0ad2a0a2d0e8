/** Small signs that mean the same on every page. */
import type { Claim, Incident, Judged } from "../api/types";
import { named, t } from "../words";

const SIGNS: Record<string, string> = { disputed: "≠", corroborated: "✓", single_source: "·" };

export function Standing({ of }: { of: Pick<Incident, "standing" | "sources"> }) {
  const alone = of.standing === "single_source" || (of.sources === 1 && of.standing === "corroborated");
  return (
    <span class={`standing ${of.standing}`}>
      <span aria-hidden="true">{SIGNS[of.standing] ?? "·"}</span> {alone ? t("standing.one") : t(`standing.by.${of.standing}`, { n: of.sources })}
    </span>
  );
}

export function StandingName({ name }: { name: string }) {
  return (
    <span class={`standing ${name}`}>
      <span aria-hidden="true">{SIGNS[name] ?? "·"}</span> {named("standing", name)}
    </span>
  );
}

export function Badges({ claim }: { claim: Claim }) {
  const { stance } = claim.voice;
  const { modality } = claim.event;
  return (
    <>
      {stance !== "states" && <span class={`badge${["denies", "doubts"].includes(stance) ? " denied" : ""}`}>{named("stance", stance)}</span>}
      {modality !== "happened" && <span class={`badge${modality === "did_not_happen" ? " denied" : ""}`}>{named("modality", modality)}</span>}
    </>
  );
}

export function JudgedSign({ of }: { of: Judged | null | undefined }) {
  if (!of) return null;
  return <span class={`judged ${of.kind}`}>{t(`judged.${of.kind}`, { by: of.who })}</span>;
}

export function Spinner({ error, again }: { error: Error | null; again: () => void }) {
  if (error) {
    return (
      <div class="trouble" role="alert">
        <p>{t("trouble", { why: error.message })}</p>
        <button type="button" onClick={again}>{t("again")}</button>
      </div>
    );
  }
  return <p class="waiting" role="status">{t("loading")}</p>;
}
