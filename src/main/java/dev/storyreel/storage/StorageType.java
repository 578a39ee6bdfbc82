package dev.storyreel.storage;

/** Where objects are. */
public enum StorageType {
    LOCAL,
    S3,
    SUPABASE
}
