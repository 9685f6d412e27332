// Cards: an event with its numbers, places and claims, or a place with its events.
// Everything is set as text; addresses become links only when they are http(s).
export function renderCard(parent, card, words, choose) {
  const make = (tag, name, text, into) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    if (into) into.append(made);
    return made;
  };
  // The record's own sentences are English whatever the page's language.
  const told = (tag, name, text, into) => {
    const made = make(tag, name, text, into);
    made.lang = "en";
    return made;
  };
  const link = (url, text, into) => {
    if (!/^https?:\/\//i.test(url)) return make("span", "", text, into);
    const made = make("a", "", text, into);
    made.href = url;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
    return made;
  };
  const button = (text, chosen, into) => {
    const made = make("button", "hw-choose", text, into);
    made.type = "button";
    if (chosen.event) made.dataset.event = chosen.event;
    if (chosen.place) made.dataset.place = chosen.place;
    made.addEventListener("click", () => choose(chosen));
    return made;
  };
  const section = (title, into) => {
    const made = make("section", "", "", into);
    make("h4", "", title, made);
    return made;
  };
  const eventButton = (event, into) => {
    const made = button("", { event: event.event_id }, into);
    const dot = make("span", `hw-dot hw-${event.shape}`, "", made);
    dot.style.background = event.colour;
    make("span", "hw-when", event.date, made);
    const what = [event.kind, event.numbers].filter((part) => typeof part === "string" && part);
    make("span", "hw-what", what.join(" · "), made);
    return made;
  };

  parent.replaceChildren();
  const root = make("article", "hw-card", "", parent);
  if (!card) {
    make("p", "hw-empty", words.nothing_chosen, root);
    return;
  }

  if (card.card === "place") {
    const head = make("header", "", "", root);
    if (words.back) button(words.back, { back: true }, head).classList.add("hw-back");
    make("h3", "", card.name, head);
    make("p", "hw-quiet", `${card.count} · ${card.precision}`, head);
    const list = make("ul", "hw-list", "", root);
    for (const event of card.events) {
      const line = make("li", "", "", list);
      const chosen = eventButton(event, line);
      make("span", "hw-roles", event.roles, chosen);
    }
    return;
  }

  const head = make("header", "", "", root);
  if (words.back) {
    button(words.back, { back: true }, head).classList.add("hw-back");
  }
  const kind = make("p", "hw-kind", card.round ? `${card.kind} · ${card.round}` : card.kind, head);
  kind.style.color = card.text_colour;
  make("h3", "", card.date, head);
  if (card.numbers.length) {
    const numbers = make("dl", "hw-numbers", "", root);
    for (const each of card.numbers) {
      const pair = make("div", "", "", numbers);
      make("dt", "", card.promised ? `${words.promised} ${each.direction}` : each.direction, pair);
      const value = make("dd", each.range === words.not_told ? "hw-quiet" : "", each.range, pair);
      if (each.best) make("span", "hw-best", `${words.best} ${each.best}`, value);
      if (each.sides) make("span", "hw-sides", each.sides, value);
    }
  }
  told("p", "hw-summary", card.summary, root);
  if (card.statuses.length) {
    const box = section(words.status, root);
    for (const each of card.statuses) {
      const line = make("p", "", "", box);
      make("strong", "", each.status, line);
      const by = [each.said_by, each.as_of].filter(Boolean).join(", ");
      make("span", "", `${by ? ` (${by})` : ""}: `, line);
      told("span", "", each.statement, line);
    }
  }
  if (card.differences.length) {
    const box = section(words.differ, root);
    box.className = "hw-differ";
    const list = make("ul", "", "", box);
    for (const sentence of card.differences) make("li", "", sentence, list);
  }
  if (card.places.length) {
    const box = section(words.places, root);
    for (const group of card.places) {
      const line = make("p", "hw-places", "", box);
      make("strong", "", `${group.role}: `, line);
      group.places.forEach((place, index) => {
        if (index) line.append("; ");
        button(place.name, { place: place.place_id }, line).classList.add("hw-inline");
        const told = [place.people, place.direction, place.precision, place.claimed_by && `${words.according_to} ${place.claimed_by}`, place.inferred && words.inferred];
        make("span", "hw-quiet", ` (${told.filter(Boolean).join(", ")})`, line);
      });
    }
  }
  if (card.parts.length) {
    const box = section(words.breakdown, root);
    const table = make("table", "", "", box);
    const body = make("tbody", "", "", table);
    for (const part of card.parts) {
      const line = make("tr", "", "", body);
      make("th", "", part.label, line).scope = "row";
      make("td", "hw-number", part.people, line);
      make("td", "hw-quiet", [part.direction, part.relation].filter(Boolean).join(", "), line);
    }
  }
  if (card.weak_spots.length) {
    const box = section(words.weak, root);
    box.className = "hw-weak";
    const list = make("ul", "", "", box);
    for (const spot of card.weak_spots) make("li", "", spot, list);
  }
  if (card.related.length) {
    const box = section(words.related, root);
    const list = make("ul", "hw-list", "", box);
    for (const each of card.related) {
      const line = make("li", "", "", list);
      make("span", "hw-quiet", each.relation, line);
      eventButton(each, line);
      if (each.note) make("span", "hw-quiet", each.note, line);
    }
  }
  const claims = section(`${words.claims} (${card.claims.length})`, root);
  for (const claim of card.claims) {
    const box = make("div", "hw-claim", "", claims);
    const who = make("p", "hw-who", "", box);
    make("strong", "", claim.claimant, who);
    make("span", "hw-quiet", ` ${claim.sides.join(", ")} · ${claim.stance}`, who);
    if (claim.numbers) make("p", "hw-number", claim.numbers, box);
    told("p", "hw-statement", claim.statement, box);
    const source = make("p", "hw-source", "", box);
    const title = [claim.publisher, claim.carrier && claim.carrier !== claim.publisher && `${words.via} ${claim.carrier}`].filter(Boolean).join(", ");
    if (claim.url) link(claim.url, title, source);
    else make("span", "", `${title} (${words.no_address})`, source);
    make("span", "hw-quiet", ` · ${claim.published || words.undated}`, source);
    if (claim.title) make("p", "hw-quiet hw-title", claim.title, box);
    const notes = [...claim.notes, claim.remark].filter(Boolean);
    if (notes.length) make("p", "hw-note", notes.join("; "), box);
  }
  if (card.participants.length) {
    const box = section(words.participants, root);
    make("p", "", card.participants.join("; "), box);
  }
  const foot = make("footer", "hw-quiet", "", root);
  make("span", "", `${words.event_id} ${card.event_id}`, foot);
}
