/** Accounts, keys for scripts, and settings; for those who look after the desk. */
import { useState } from "preact/hooks";
import { send, useLoaded } from "../api/client";
import type { MadeToken, Mask, Person, Settings, Token } from "../api/types";
import { useJudging } from "../judge/judging";
import { Spinner } from "../parts/pills";
import { moment, t } from "../words";

const ROLES = ["reader", "analyst", "editor", "admin"];

export default function People() {
  const people = useLoaded<Person[]>("/api/people");
  const tokens = useLoaded<Token[]>("/api/tokens");
  const settings = useLoaded<Settings>("/api/settings");
  const { say } = useJudging();
  const [made, setMade] = useState<string>("");
  const doing = (work: Promise<unknown>, again: () => void) => void work.then(again, (error: Error) => say(t("said.refused", { why: error.message })));
  const added = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    doing(send("POST", "/api/people", Object.fromEntries(new FormData(form))), () => {
      form.reset();
      people.again();
    });
  };
  const tokened = (event: Event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    void send<MadeToken>("POST", "/api/tokens", given).then((answer) => {
      setMade(answer.token);
      tokens.again();
    }, (error: Error) => say(t("said.refused", { why: error.message })));
  };
  if (!people.data) return <Spinner error={people.error} again={people.again} />;
  return (
    <>
      <header class="top"><h1>{t("people.title")}</h1></header>
      <div class="people">
        <section class="panel" aria-labelledby="accounts">
          <h2 id="accounts">{t("people.accounts")}</h2>
          {people.data.length === 0 && <p class="none">{t("people.single")}</p>}
          <ul class="accounts">
            {people.data.map((one) => (
              <li key={one.id} class={one.active ? "" : "off"}>
                <b><bdi>{one.name}</bdi></b>
                <select aria-label={t("people.roleOf", { name: one.name })} value={one.role} onChange={(event) => doing(send("PATCH", `/api/people/${one.id}`, { role: event.currentTarget.value }), people.again)}>
                  {ROLES.map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
                </select>
                <button type="button" onClick={() => doing(send("PATCH", `/api/people/${one.id}`, { active: !one.active }), people.again)}>{t(one.active ? "people.off" : "people.on")}</button>
              </li>
            ))}
          </ul>
          <form onSubmit={added}>
            <h3>{t("people.new")}</h3>
            <p class="field"><label for="new-name">{t("login.name")}</label><input id="new-name" name="name" required autocomplete="off" /></p>
            <p class="field"><label for="new-password">{t("login.password")}</label><input id="new-password" name="password" type="password" minLength={12} required autocomplete="new-password" /></p>
            <p class="field"><label for="new-role">{t("people.role")}</label><select id="new-role" name="role">{ROLES.map((role) => <option key={role} value={role} selected={role === "analyst"}>{t(`role.${role}`)}</option>)}</select></p>
            <p class="actions"><button type="submit" class="first">{t("people.add")}</button></p>
          </form>
        </section>
        <section class="panel" aria-labelledby="tokens">
          <h2 id="tokens">{t("tokens.title")}</h2>
          <p class="none">{t("tokens.how")}</p>
          <ul class="accounts">
            {(tokens.data ?? []).map((one) => (
              <li key={one.id}><b><bdi>{one.label}</bdi></b> <small>{t(`role.${one.role}`)} · {moment(one.created)}</small> <button type="button" onClick={() => doing(send("DELETE", `/api/tokens/${one.id}`), tokens.again)}>{t("tokens.revoke")}</button></li>
            ))}
          </ul>
          {made && <p role="status">{t("tokens.once")} <code class="token">{made}</code></p>}
          <form onSubmit={tokened}>
            <p class="field"><label for="token-label">{t("tokens.label")}</label><input id="token-label" name="label" required autocomplete="off" /></p>
            <p class="field"><label for="token-role">{t("people.role")}</label><select id="token-role" name="role">{ROLES.slice(0, 3).map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}</select></p>
            <p class="actions"><button type="submit" class="first">{t("tokens.make")}</button></p>
          </form>
        </section>
        <section class="panel" aria-labelledby="settings">
          <h2 id="settings">{t("settings.title")}</h2>
          {settings.data && (
            <>
              <label class="check">
                <input type="checkbox" checked={!!settings.data.two_person} onChange={(event) => doing(send("PUT", "/api/settings", { ...settings.data, two_person: event.currentTarget.checked }), settings.again)} /> {t("settings.twoPerson")}
              </label>
              <p class="field">
                <label for="tiles">{t("settings.tiles")}</label>
                <input id="tiles" type="text" placeholder="/tiles/{z}/{x}/{y}.png" value={String(settings.data.tiles ?? "")} onChange={(event) => doing(send("PUT", "/api/settings", { ...settings.data, tiles: event.currentTarget.value || null }), settings.again)} />
              </p>
            </>
          )}
        </section>
        <Masks />
      </div>
    </>
  );
}

/** Names for which the rule on private persons is overridden, either way; each with its reason. */
function Masks() {
  const masks = useLoaded<Mask[]>("/api/masks");
  const { say } = useJudging();
  const put = (name: string, masked: boolean | null, reason: string) =>
    void send("PUT", "/api/masks", { name, masked, reason }).then(masks.again, (error: Error) => say(t("said.refused", { why: error.message })));
  const decided = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    put(String(given.get("name")), given.get("masked") === "yes", String(given.get("reason")));
    form.reset();
  };
  return (
    <section class="panel" aria-labelledby="masks">
      <h2 id="masks">{t("masks.title")}</h2>
      <p class="none">{t("masks.how")}</p>
      <ul class="accounts">
        {(masks.data ?? []).map((one) => (
          <li key={one.name}>
            <b><bdi>{one.name}</bdi></b> {t(one.masked ? "masks.yes" : "masks.no")} <small><bdi>{one.who}</bdi>, {moment(one.at)}: <span dir="auto">{one.reason}</span></small>
            <button type="button" onClick={() => put(one.name, null, one.reason)}>{t("masks.back")}</button>
          </li>
        ))}
      </ul>
      <form onSubmit={decided}>
        <p class="field"><label for="mask-name">{t("masks.name")}</label><input id="mask-name" name="name" required minLength={3} dir="auto" autocomplete="off" /></p>
        <p class="field"><label for="mask-kind">{t("masks.kind")}</label><select id="mask-kind" name="masked"><option value="yes">{t("masks.yes")}</option><option value="no">{t("masks.no")}</option></select></p>
        <p class="field"><label for="mask-reason">{t("reason.why")}</label><input id="mask-reason" name="reason" required minLength={3} dir="auto" /></p>
        <p class="actions"><button type="submit" class="first">{t("masks.put")}</button></p>
      </form>
    </section>
  );
}
