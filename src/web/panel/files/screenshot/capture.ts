// One frame of what the visitor chooses to share, by preference this page. The browser asks the visitor itself; nothing is
// captured before, and the sharing ends with that one frame.

/** Pixels of the longer side: more is only larger. */
const longest = 2_560;
/** So long the browser's own question may take to go away, and the page to be drawn without the panel. */
const settleMs = 400;
const frameMs = 1_500;

interface Wish extends DisplayMediaStreamOptions {
  preferCurrentTab?: boolean;
  selfBrowserSurface?: "include";
}

/** Null: the visitor would rather not. Throws where the browser cannot. */
export async function capturePage(): Promise<HTMLCanvasElement | null> {
  const wish: Wish = { video: true, audio: false, preferCurrentTab: true, selfBrowserSurface: "include" };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(wish);
  } catch (error) {
    // A page that may not ask at all is refused under the same name, but at once and with these words.
    const isChoice = error instanceof DOMException && error.name === "NotAllowedError";
    if (isChoice && !/policy/i.test(error.message)) return null;
    throw error;
  }
  const root = document.documentElement;
  const { colorScheme } = root.style;
  // The panel covers what it is about. A frame of another scheme than its page's would not be transparent.
  root.classList.add("capturing");
  root.style.colorScheme = "normal";
  try {
    return await firstFrame(stream);
  } finally {
    root.classList.remove("capturing");
    root.style.colorScheme = colorScheme;
    for (const track of stream.getTracks()) track.stop();
  }
}

async function firstFrame(stream: MediaStream): Promise<HTMLCanvasElement> {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  await wait(settleMs);
  // A page that stands still sends no frames: then the last one is as good.
  await Promise.race([new Promise((drawn) => video.requestVideoFrameCallback?.(drawn)), wait(frameMs)]);
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) throw new Error("there was no frame");
  const scale = Math.min(1, longest / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
