// Offers what begins with what is typed, as a list below the field. Without this script the field is a plain one.
// Each question is written to the audit, so few are asked: only when typing rests, and not where the last list, which
// was whole, already says the answer.
"use strict";

(() => {
  const REST_MS = 250;
  const MOST = 8;

  const equip = (field) => {
    const kind = field.dataset.suggest;
    const list = document.createElement("ul");
    list.id = `${field.id}-suggestions`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.label);
    list.hidden = true;
    const said = document.createElement("div");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    field.after(list, said);
    field.parentElement.classList.add("suggesting");
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
      field.setAttribute(name, value);
    }
    let shown = [];
    let chosen = -1;
    let timer = 0;
    let asking = null;
    let last = null;

    // In the field for queries the last word is completed, in others the whole value.
    const typed = () => (kind ? field.value : (field.value.match(/[^\s()（）]*$/) || [""])[0]).trim();
    const close = () => {
      shown = [];
      chosen = -1;
      list.hidden = true;
      list.replaceChildren();
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
      said.textContent = "";
    };
    const choose = (place) => {
      chosen = place;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      if (place < 0) field.removeAttribute("aria-activedescendant");
      else {
        field.setAttribute("aria-activedescendant", list.children[place].id);
        list.children[place].scrollIntoView({ block: "nearest" });
      }
    };
    const take = (place) => {
      const entry = shown[place];
      const word = typed();
      field.value = kind ? entry.value : field.value.slice(0, field.value.length - word.length) + entry.query;
      close();
      field.focus();
    };
    const show = (entries) => {
      close();
      shown = entries;
      if (!entries.length) return;
      entries.forEach((entry, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.lang = "zh";
        option.textContent = entry.value;
        if (!kind) {
          const from = document.createElement("span");
          from.className = "quiet";
          from.textContent = field.dataset[entry.kind.replace("_type", "")] || "";
          option.append(" ", from);
        }
        // Before the field loses the focus, which closes the list.
        option.addEventListener("mousedown", (event) => { event.preventDefault(); take(place); });
        list.append(option);
      });
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      said.textContent = field.dataset.count.replace("{count}", entries.length);
    };
    const ask = async () => {
      const text = typed();
      if (!text || /[:：*?？＊"“]/.test(text)) return close();
      if (last && last.whole && text.startsWith(last.text)) {
        const kept = last.entries.filter((entry) => entry.value.startsWith(text));
        if (kept.length) return show(kept);
      }
      if (asking) asking.abort();
      asking = new AbortController();
      const query = new URLSearchParams({ q: text, limit: MOST });
      if (kind) query.set("kind", kind);
      const user = new URLSearchParams(location.search).get("as");
      if (user) query.set("as", user);
      try {
        const answer = await fetch(`/api/v1/suggest?${query}`, { signal: asking.signal, headers: { Accept: "application/json" } });
        if (!answer.ok) return close();
        const entries = (await answer.json()).suggestions;
        // A list that is empty or full may say more when more is typed.
        last = { text, entries, whole: entries.length > 0 && entries.length < MOST && text.length > 1 };
        if (document.activeElement === field && text === typed()) show(entries);
      } catch {
        close();
      }
    };
    field.addEventListener("input", (event) => {
      clearTimeout(timer);
      // While an input method composes, what stands there is not yet what is meant.
      if (event.isComposing) return;
      timer = setTimeout(ask, REST_MS);
    });
    field.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(ask, REST_MS); });
    field.addEventListener("blur", () => { clearTimeout(timer); close(); });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown") choose((chosen + 1) % shown.length);
      else if (event.key === "ArrowUp") choose(chosen <= 0 ? shown.length - 1 : chosen - 1);
      else if (event.key === "Enter" && chosen >= 0) take(chosen);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
  };

  for (const field of document.querySelectorAll("input[data-suggest]")) equip(field);
})();
