// A short tune, made by the browser itself.

export interface Tune {
  hertz: readonly number[];
  /** Of each note. */
  noteSeconds: number;
}

const loudness = 0.16;

/** Begins at this time of the audio's own clock, seconds. Returns what cuts it off. */
export function play(audio: AudioContext, { hertz, noteSeconds }: Tune, at: number): () => void {
  const gain = audio.createGain();
  const tone = audio.createOscillator();
  tone.type = "triangle";
  gain.gain.setValueAtTime(0, at);
  for (const [i, pitch] of hertz.entries()) {
    const begin = at + i * noteSeconds;
    tone.frequency.setValueAtTime(pitch, begin);
    gain.gain.linearRampToValueAtTime(loudness, begin + 0.015);
    gain.gain.linearRampToValueAtTime(0, begin + noteSeconds);
  }
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + hertz.length * noteSeconds + 0.05);
  return () => gain.disconnect();
}
