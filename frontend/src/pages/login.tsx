/** Who is there? */
import { useState } from "preact/hooks";
import { send } from "../api/client";
import { t } from "../words";

export default function Login({ onDone }: { onDone: () => void }) {
  const [refused, setRefused] = useState("");
  const enter = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    try {
      await send("POST", "/api/login", { name: given.get("name"), password: given.get("password") });
      onDone();
    } catch (error) {
      setRefused((error as Error).message);
    }
  };
  return (
    <main class="login">
      <form class="panel" onSubmit={enter}>
        <p class="brand">vigie</p>
        <h1>{t("login.title")}</h1>
        {refused && <p class="trouble" role="alert">{refused}</p>}
        <p class="field"><label for="name">{t("login.name")}</label><input id="name" name="name" autocomplete="username" required /></p>
        <p class="field"><label for="password">{t("login.password")}</label><input id="password" name="password" type="password" autocomplete="current-password" required /></p>
        <p class="actions"><button type="submit" class="first">{t("login.enter")}</button></p>
      </form>
    </main>
  );
}
