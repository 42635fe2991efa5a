// What the meters count, told as one object at /counts.

export interface StorageCount {
  /** Rows written by SQL, index rows included. */
  rows: number;
  /** Alarms set; each costs as much as a row. */
  alarms: number;
  /** Times a constructor ran. */
  built: number;
}

export interface Counts {
  chat: StorageCount;
  department: StorageCount;
  d1: { queries: number; read: number; written: number };
}
