// Simplified Chinese for an agent's own photo.
import type { PhotoWord } from "./en.ts";

export const catalogue: Record<PhotoWord, string> = {
  "photo.lead": "访客会在您的名字旁看到它。图片会裁剪成正方形。",
  "photo.choose": "选择图片",
  "photo.other": "选择其他图片",
  "photo.remove": "移除照片",
  "photo.save": "保存",
  "photo.saving": "正在保存…",
  "photo.none": "您还没有照片。访客会看到您名字的首字。",
  "photo.now": "您的照片",
  "photo.preview": "照片的效果",
  "photo.noPicture": "这个文件不是可用的图片。请选择 JPEG、PNG 或 WebP 文件。",
  "photo.tooLarge": "这张图片超过 {megabytes} MB。请选择小一点的图片。",
};
