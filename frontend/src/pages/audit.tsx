/** Who did what when, with the old value and the new one; each line holds the sum of the one before it. */
import { useState } from "preact/hooks";
import { get, useLoaded } from "../api/client";
import type { AuditLine, Page, Verified } from "../api/types";
import { slotName, valueWords } from "../judge/told";
import { MANY, Pager } from "../parts/pager";
import { Spinner } from "../parts/pills";
import { go, useAddress, withQuery } from "../routes";
import { moment, named, number, t } from "../words";

const NAMES = ["who", "action", "since", "until"];

export default function Audit() {
  const { query } = useAddress();
  const offset = Number(query.get("offset") ?? 0);
  const filters = new URLSearchParams([...query].filter(([name]) => NAMES.includes(name)));
  const { data, error, again } = useLoaded<Page<AuditLine>>(`/api/audit?${new URLSearchParams([...filters, ["limit", String(MANY)], ["offset", String(offset)]])}`);
  const [verified, setVerified] = useState<Verified | Error | null>(null);
  const verify = () => void get<Verified>("/api/audit/verify").then(setVerified, setVerified);
  return (
    <>
      <header class="top">
        <h1>{t("audit.title")} <small>{data && number(data.total)}</small></h1>
        <p class="count">{t("audit.how")}</p>
        <p class="actions">
          <button type="button" onClick={verify}>{t("audit.verify")}</button>
          <a class="button" href={`/api/audit.jsonl${filters.toString() ? `?${filters}` : ""}`} download>{t("export.jsonl")}</a>
          <span role="status">{verified && <Chain found={verified} />}</span>
        </p>
      </header>
      <form class="filters plain-grid" role="search" aria-label={t("filters")} onSubmit={(event) => event.preventDefault()}>
        {NAMES.map((name) => (
          <p class="field" key={name}>
            <label for={`audit-${name}`}>{t(`audit.${name}`)}</label>
            <input id={`audit-${name}`} {...({ type: name === "since" || name === "until" ? "date" : "text" } as object)} value={query.get(name) ?? ""} onChange={(event) => go(withQuery(query, { [name]: event.currentTarget.value, offset: null }))} />
          </p>
        ))}
      </form>
      {!data && <Spinner error={error} again={again} />}
      {data && data.items.length === 0 && <p class="empty">{t("audit.empty")}</p>}
      {data && data.items.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t("audit.title")}>
          <table class="audit">
            <thead>
              <tr>{["n", "when", "who", "what", "subject", "old", "new", "sum"].map((one) => <th key={one} scope="col">{t(`audit.column.${one}`)}</th>)}</tr>
            </thead>
            <tbody>{data.items.map((one) => <Line key={one.n} line={one} />)}</tbody>
          </table>
        </div>
      )}
      {data && <Pager total={data.total} offset={offset} />}
    </>
  );
}

function Chain({ found }: { found: Verified | Error }) {
  if (found instanceof Error) return <span class="trouble">{found.message}</span>;
  if (!found.whole) return <span class="trouble">✗ {t("audit.broken")} <span lang="en">{found.wrong.join("; ")}</span></span>;
  return <span class="sound">✓ {t("audit.sound", { n: found.rows })} <code>{found.hash.slice(0, 12)}</code></span>;
}

function Line({ line }: { line: AuditLine }) {
  return (
    <tr>
      <td class="number">{line.n}</td>
      <td><time dateTime={line.at}>{moment(line.at)}</time></td>
      <td><bdi>{line.who}</bdi></td>
      <td>{named("action", decided(line)?.kind ?? line.action)}</td>
      <td><Subject of={line.subject} /></td>
      <td class="value">{decided(line) ? <Before of={line.old} /> : <Value of={line.old} />}</td>
      <td class="value">
        {decided(line) ? <After of={decided(line) as Decided} /> : <Value of={line.new} />}
        {line.reason && <p class="reason" dir="auto">{line.reason}</p>}
        {decided(line) && <Whole line={line} />}
      </td>
      <td><code title={line.hash}>{line.hash.slice(0, SHORT)}</code></td>
    </tr>
  );
}

/** A decision as the log keeps it. */
interface Decided {
  kind: string;
  slot?: string | null;
  value?: unknown;
  selector?: { exact: string } | null;
  groups?: { exact: string }[][];
}

const decided = (line: AuditLine): Decided | null => (line.action === "judge" && line.new && typeof line.new === "object" ? (line.new as unknown as Decided) : null);
const SHOWN = 2; // claims whose words are shown

/** What stood there: a value, or which incidents held how many claims. */
function Before({ of }: { of: unknown }) {
  const incidents = of && typeof of === "object" ? Object.entries(of).filter(([id, claims]) => HASH.test(id) && Array.isArray(claims)) : [];
  if (!incidents.length) return <>{of === null ? "" : valueWords(of)}</>;
  return <ul class="plain-list">{incidents.map(([id, claims]) => <li key={id}><a href={`/incidents/${id}`}>{t("audit.incident")} {id.slice(0, SHORT)}</a>: {t("n.claims", { n: (claims as string[]).length })}</li>)}</ul>;
}

function After({ of }: { of: Decided }) {
  const words = (of.groups ?? []).flat().map((one) => one.exact);
  return (
    <>
      {of.slot && <p><b>{slotName(of.slot)}: {valueWords(of.value)}</b>{of.selector && <> <q dir="auto">{of.selector.exact}</q></>}</p>}
      {words.slice(0, SHOWN).map((one) => <p key={one} class="words-brief" dir="auto">{one}</p>)}
      {words.length > SHOWN && <small>{t("audit.more", { n: words.length - SHOWN })}</small>}
    </>
  );
}

function Whole({ line }: { line: AuditLine }) {
  return <details class="because"><summary>{t("audit.whole")}</summary><code>{JSON.stringify({ old: line.old, new: line.new })}</code></details>;
}

const LINKED: Record<string, string> = { incident: "/incidents/", report: "/reports/" };
const HASH = /^[0-9a-f]{20,}$/;
const SHORT = 8; // letters of a content hash that tell it apart for people

function Subject({ of }: { of: string }) {
  const [kind = "", id = ""] = of.split(/ (.*)/);
  const words = `${named("audit", kind)} ${HASH.test(id) ? id.slice(0, SHORT) : id}`;
  return LINKED[kind] ? <a href={`${LINKED[kind]}${id}`}>{words}</a> : <bdi>{words}</bdi>;
}

/** A value as names and values; what is empty is left out. */
function Value({ of }: { of: unknown }) {
  if (of === null || typeof of !== "object") return <>{of === null ? "" : String(of)}</>;
  const pairs = Object.entries(of).filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && !value.length));
  return (
    <dl class="pairs">
      {pairs.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{named("audit.field", name)}</dt>
          <dd>{name === "slot" ? slotName(String(value)) : brief(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function brief(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => brief(name, one)).join(", ");
  if (typeof value === "object") return valueWords(value);
  const words = String(value);
  return HASH.test(words) ? words.slice(0, SHORT) : name === "value" || name === "old" ? valueWords(value) : words;
}
