import { render } from "preact";
import { App } from "./app";
import "./style/base.css";
import "./style/parts.css";
import "./style/map.css";
import "./style/figures.css";
import "./style/pages.css";
import "./style/print.css";
import { show, theme } from "./theme";
import { chosen, speak } from "./words";

show(theme());
await speak(chosen());
render(<App />, document.getElementById("desk") as HTMLElement);
