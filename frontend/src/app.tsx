/** The shell: who is here, where one can go, and what the keys do. */
import { useEffect, useState } from "preact/hooks";
import { me as asked, send } from "./api/client";
import type { Me } from "./api/types";
import { JudgingProvider } from "./judge/judging";
import { heard, useKeys } from "./keys";
import { Today } from "./pages/today";
import { KeysDialog } from "./parts/keys";
import { lazy } from "./parts/lazy";
import { followLinks, go, useAddress } from "./routes";
import { THEMES, theme, wear, type Theme } from "./theme";
import { choose, language, LANGUAGES, t, type Language } from "./words";

const Incident = lazy(() => import("./pages/incident"));
const Incidents = lazy(() => import("./pages/incidents"));
const Report = lazy(() => import("./pages/report"));
const Claims = lazy(() => import("./pages/claims"));
const Lineage = lazy(() => import("./pages/lineage"));
const Audit = lazy(() => import("./pages/audit"));
const People = lazy(() => import("./pages/people"));
const Login = lazy(() => import("./pages/login"));

const PAGES = [
  { path: "/", name: "today", key: "g t" },
  { path: "/incidents", name: "incidents", key: "g i" },
  { path: "/claims", name: "claims", key: "g c" },
  { path: "/lineage", name: "lineage", key: "g l" },
  { path: "/audit", name: "audit", key: "g a" },
] as const;

export function App() {
  const [me, setMe] = useState<Me | null>(null);
  const [failed, setFailed] = useState("");
  const [, setSpoken] = useState(language());
  const who = () => asked().then(setMe, (error: Error) => setFailed(error.message));
  useEffect(() => {
    void who();
    addEventListener("keydown", heard);
    addEventListener("click", followLinks);
    return () => {
      removeEventListener("keydown", heard);
      removeEventListener("click", followLinks);
    };
  }, []);

  if (failed) return <main class="page"><p role="alert" class="trouble">{t("trouble", { why: failed })}</p></main>;
  if (!me) return <main class="page"><p class="waiting" role="status">{t("loading")}</p></main>;
  if (!me.role) return <Login onDone={() => void who()} />;
  return (
    <JudgingProvider me={me}>
      <Desk me={me} onLanguage={(to) => void choose(to).then(() => setSpoken(to))} onLeave={() => void leave(who)} />
    </JudgingProvider>
  );
}

async function leave(who: () => void): Promise<void> {
  await send("POST", "/api/logout");
  who();
}

function Desk({ me, onLanguage, onLeave }: { me: Me; onLanguage: (to: Language) => void; onLeave: () => void }) {
  const { path } = useAddress();
  const [helped, setHelped] = useState(false);
  useKeys([
    ...PAGES.map((page) => ({ key: page.key, words: `keys.${page.name}`, does: () => go(page.path) })),
    { key: "/", words: "keys.search", does: () => document.querySelector<HTMLInputElement>("[type=search]")?.focus() },
    { key: "?", words: "keys.help", does: () => setHelped(true) },
  ]);
  const shown = PAGES.filter((page) => page.name !== "audit" || me.role !== "reader");
  const pages = me.role === "admin" ? [...shown, { path: "/people", name: "people", key: "" }] : shown;
  return (
    <>
      <a class="skip" href="#main">{t("skip")}</a>
      <header class="bar">
        <a class="brand" href="/">vigie</a>
        <nav aria-label={t("nav")}>
          {pages.map((page) => (
            <a key={page.path} href={page.path} aria-current={here(path, page.path) ? "page" : undefined}>{t(`page.${page.name}`)}</a>
          ))}
        </nav>
        <form class="search" role="search" onSubmit={searched}>
          <input type="search" name="q" aria-label={t("search")} placeholder={t("search")} aria-keyshortcuts="/" />
        </form>
        <Switches onLanguage={onLanguage} onKeys={() => setHelped(true)} />
        {me.single_user ? null : (
          <span class="person"><bdi>{me.name}</bdi> <small>{t(`role.${me.role}`)}</small> <button type="button" onClick={onLeave}>{t("logout")}</button></span>
        )}
      </header>
      <main id="main" class="page" tabIndex={-1}>
        {page(path)}
      </main>
      {helped && <KeysDialog onClose={() => setHelped(false)} />}
    </>
  );
}

function here(path: string, page: string): boolean {
  return page === "/" ? path === "/" : path.startsWith(page) || (page === "/claims" && path.startsWith("/reports"));
}

function page(path: string) {
  const [first = "", second] = path.slice(1).split("/");
  if (first === "") return <Today />;
  if (first === "incidents") return second ? <Incident key={second} id={second} /> : <Incidents />;
  if (first === "reports" && second) return <Report key={second} id={second} />;
  if (first === "claims") return <Claims />;
  if (first === "lineage") return <Lineage />;
  if (first === "audit") return <Audit />;
  if (first === "people") return <People />;
  return <div class="empty"><h1>{t("page.none")}</h1><p><a href="/">{t("page.today")}</a></p></div>;
}

function searched(event: Event): void {
  event.preventDefault();
  const q = new FormData(event.currentTarget as HTMLFormElement).get("q") as string;
  go(`/claims${q.trim() ? `?q=${encodeURIComponent(q.trim())}` : ""}`);
}

function Switches({ onLanguage, onKeys }: { onLanguage: (to: Language) => void; onKeys: () => void }) {
  const [worn, setWorn] = useState<Theme>(theme());
  const dress = (to: Theme) => {
    wear(to);
    setWorn(to);
  };
  return (
    <div class="switches">
      <select aria-label={t("language")} value={language()} onChange={(event) => onLanguage(event.currentTarget.value as Language)}>
        {Object.entries(LANGUAGES).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
      </select>
      <select aria-label={t("theme")} value={worn} onChange={(event) => dress(event.currentTarget.value as Theme)}>
        {THEMES.map((one) => <option key={one} value={one}>{t(`theme.${one}`)}</option>)}
      </select>
      <button type="button" class="help" aria-label={t("keys.help")} title={t("keys.help")} aria-keyshortcuts="?" onClick={onKeys}>?</button>
    </div>
  );
}

