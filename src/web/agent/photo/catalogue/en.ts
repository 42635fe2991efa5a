// English for an agent's own photo.

export const en = {
  "photo.lead": "Visitors see it beside your name. It is cut to a square.",
  "photo.choose": "Choose a picture",
  "photo.other": "Choose another picture",
  "photo.remove": "Remove the photo",
  "photo.save": "Save",
  "photo.saving": "Saving…",
  "photo.none": "You have no photo. Visitors see your initial.",
  "photo.now": "Your photo",
  "photo.preview": "How your photo will look",
  "photo.noPicture": "This is no picture that can be used. Choose a JPEG, PNG or WebP file.",
  "photo.tooLarge": "This picture is larger than {megabytes} MB. Choose a smaller one.",
} as const satisfies Record<string, string>;

export type PhotoWord = keyof typeof en;
export const catalogue = en;
