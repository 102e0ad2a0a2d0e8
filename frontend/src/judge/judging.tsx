/** Decisions on their way to the server: what came of them is said; where someone else was quicker both versions are shown. */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { Refused, send } from "../api/client";
import { useNews } from "../api/events";
import type { Conflict, Judgement, Kept, Me, NewJudgement } from "../api/types";
import { Dialog } from "../parts/dialog";
import { named, t } from "../words";
import { Told } from "./told";

export type Proposal = Omit<NewJudgement, "value"> & { value?: unknown };
export interface Judging {
  may: boolean; // this person may judge
  me: Me;
  judge: (proposal: Proposal) => Promise<boolean>;
  say: (words: string) => void;
}

const Context = createContext<Judging | null>(null);
export const useJudging = (): Judging => useContext(Context) as Judging;
const changed = new Set<() => void>();

/** Incidents that a decision may have ended, and those that hold their claims now. */
export const moved = new Map<string, string[]>();
const shown = (): string[] => (location.pathname.startsWith("/incidents/") ? [location.pathname.split("/")[2] as string] : []);

/** Called after every decision, one's own and others'. */
export function useDecisions(reload: () => void): void {
  useNews((news) => news.kind === "judgement" && reload());
  useEffect(() => {
    changed.add(reload);
    return () => void changed.delete(reload);
  });
}

interface Open {
  proposal: Proposal;
  conflict: Conflict;
  settle: (done: boolean) => void;
}

const STAYS = 6000; // ms

export function JudgingProvider({ me, children }: { me: Me; children: ComponentChildren }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<string>("");
  const [own] = useState(() => new Set<number>());

  const say = (words: string) => {
    setSaid(words);
    setTimeout(() => setSaid((now) => (now === words ? "" : now)), STAYS);
  };
  const judge = async (proposal: Proposal): Promise<boolean> => {
    try {
      const made = await send<Kept>("POST", "/api/judgements", proposal);
      own.add(made.judgement.id);
      for (const one of proposal.incidents ?? []) moved.set(one, made.incidents);
      for (const one of shown()) moved.set(one, made.incidents);
      say(t(`said.${proposal.kind}`));
      for (const reload of changed) reload();
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 409 && (error.body as Conflict).theirs) {
        return new Promise((settle) => setOpen({ proposal, conflict: error.body as Conflict, settle }));
      }
      say(t("said.refused", { why: (error as Error).message }));
      return false;
    }
  };
  useNews((news) => {
    if (news.kind !== "judgement" || own.has(news.judgement.id)) return;
    if (news.judgement.who !== me.name) say(t("said.other", { by: news.judgement.who, what: named("kind", news.judgement.kind) }));
  });
  const close = (again: boolean) => {
    if (!open) return;
    setOpen(null);
    if (!again) for (const reload of changed) reload();
    open.settle(false);
    if (again) void judge({ ...open.proposal, version: open.conflict.version });
  };

  return (
    <Context.Provider value={{ may: me.role !== null && me.role !== "reader", me, judge, say }}>
      {children}
      <p class={said ? "said" : "said hidden"} role="status" aria-live="polite">{said}</p>
      {open && <Quicker open={open} onClose={close} />}
    </Context.Provider>
  );
}

function Quicker({ open, onClose }: { open: Open; onClose: (again: boolean) => void }) {
  return (
    <Dialog title={t("conflict.title")} wide onClose={() => onClose(false)}>
      <p>{t("conflict.what")}</p>
      <div class="sides">
        <section aria-labelledby="yours">
          <h3 id="yours">{t("conflict.yours")}</h3>
          <Told of={open.proposal as Partial<Judgement>} />
        </section>
        <section aria-labelledby="theirs">
          <h3 id="theirs">{t("conflict.theirs")}</h3>
          {open.conflict.theirs.map((one) => <Told key={one.id} of={one} />)}
        </section>
      </div>
      <p class="actions">
        <button type="button" class="first" onClick={() => onClose(false)}>{t("conflict.keep")}</button>
        <button type="button" onClick={() => onClose(true)}>{t("conflict.again")}</button>
      </p>
    </Dialog>
  );
}
