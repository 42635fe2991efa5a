// A connect ticket opens one connection. Used ones are remembered until they would have expired anyway.

export function useTicket(sql: SqlStorage, id: string, expiresAt: number, now: number): boolean {
  if (expiresAt <= now) return false;
  sql.exec("DELETE FROM used_tickets WHERE expires_at <= ?", now);
  return (
    sql.exec("INSERT INTO used_tickets VALUES (?, ?) ON CONFLICT DO NOTHING", id, expiresAt).rowsWritten > 0
  );
}
