// Show messages that are no text. There are no files behind them: what is drawn is a stand-in.

import { element, icon } from "./dom.js";

const VOICE_BARS = [5, 9, 14, 8, 17, 12, 20, 15, 9, 13, 18, 11, 7, 15, 10, 6, 12, 8, 5, 4];

/** What a person can attach, in the order of the menu. */
export const ATTACHMENTS = [
  { kind: "photo", label: "Photo", icon: "photo" },
  { kind: "voice", label: "Message vocal", icon: "voice" },
  { kind: "sticker", label: "Autocollant", icon: "sticker" },
  { kind: "document", label: "Document", icon: "document" },
  { kind: "location", label: "Position", icon: "location" },
  { kind: "contact", label: "Contact", icon: "contact" },
];

const RENDERERS = {
  photo: () =>
    element("div.photo", { role: "img", "aria-label": "Photo (image de démonstration)" }, icon("photo")),
  voice: (voice) =>
    element(
      "div.voice",
      { role: "img", "aria-label": `Message vocal de ${voice.duration} secondes` },
      element("span.round", {}, icon("play")),
      voiceWave(),
      element("span.detail", {}, `0:${String(voice.duration).padStart(2, "0")}`),
    ),
  sticker: (sticker) =>
    element("div.sticker", { role: "img", "aria-label": `Autocollant ${sticker.emoji}` }, sticker.emoji),
  document: (file) => card("document", file.file_name, `${Math.round(file.file_size / 1000)} ko`),
  location: (place) =>
    element(
      "div.map",
      { role: "img", "aria-label": `Position ${place.latitude}, ${place.longitude}` },
      icon("location"),
    ),
  contact: (person) => card("contact", person.first_name, person.phone_number),
};

/** The node for what a message carries beside text, or null. */
export function renderAttachment(message) {
  const kind = Object.keys(RENDERERS).find((name) => name in message);
  return kind === undefined ? null : RENDERERS[kind](message[kind]);
}

function voiceWave() {
  const wave = element("span.wave", {});
  for (const height of VOICE_BARS) {
    const bar = element("span", {});
    bar.style.height = `${height}px`;
    wave.append(bar);
  }
  return wave;
}

function card(iconName, title, detail) {
  const words = element("span.card-words", {}, element("span.card-title", {}, title), element("span.detail", {}, detail));
  return element("div.card", {}, element("span.round", {}, icon(iconName)), words);
}
