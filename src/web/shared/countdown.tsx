// Time that passes on the screen. A countdown runs to the server's time by the server's clock, so that both
// sides of a chat show the same second.
import { useEffect, useState } from "preact/hooks";
import { minutesAndSeconds } from "./time.ts";

/** This device's clock, looked at anew each second. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** What is left until the server's `endsAt`, milliseconds; not below zero. */
export function timeLeft(endsAt: number, clockSkewMs: number, now: number): number {
  return Math.max(0, endsAt - clockSkewMs - now);
}

/** m:ss to the server's `endsAt`. Read out by nobody each second: the words around it announce it once. */
export function Countdown({ endsAt, clockSkewMs }: { endsAt: number; clockSkewMs: number }) {
  const now = useNow(250);
  return (
    <span role="timer" aria-live="off" class="countdown">
      {minutesAndSeconds(timeLeft(endsAt, clockSkewMs, now))}
    </span>
  );
}
