// What the parts of the page share: the values, the words, and the unit that is followed.
const page = (() => {
  "use strict";
  const values = JSON.parse(document.getElementById("values").textContent);
  const words = values.words;
  const listeners = [];
  const followed = { unit: "", team: "" };

  const teamOf = new Map(values.units.map((unit, place) => [unit, values.teams[place]]));

  /** Follows a unit, or all units of a team; the same again, or nothing, ends it. */
  const follow = (unit, team = "") => {
    const again = unit === followed.unit && (unit !== "" || team === followed.team);
    followed.unit = again ? "" : unit;
    followed.team = again ? "" : team || teamOf.get(unit) || "";
    for (const listener of listeners) listener(followed);
  };

  const groupOf = new Map(values.groupOf.map((place, unit) => [values.units[unit], place]));
  const narrowed = [];
  let group = null;

  /** Shows the units of one group only, by its place among the groups; null shows all. */
  const narrow = (to) => {
    group = to;
    for (const listener of narrowed) listener();
  };

  /** Whether a unit is of the group that is shown. */
  const isShown = (unit) => group === null || groupOf.get(unit) === group;

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const button = (text, action, attributes = {}) => {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  };

  const chooser = (label, options, action) => {
    const select = element("select");
    for (const [, text] of options) select.append(element("option", {}, text));
    select.addEventListener("change", () => action(options[select.selectedIndex][0]));
    return element("label", {}, `${label} `, select);
  };

  document.documentElement.classList.add("scripted");
  return {
    values, words, follow, followed, narrow, isShown, element, button, chooser,
    onFollow: (listener) => listeners.push(listener),
    onNarrow: (listener) => narrowed.push(listener),
  };
})();
