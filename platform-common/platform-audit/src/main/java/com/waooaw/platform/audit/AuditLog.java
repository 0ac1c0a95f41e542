package com.waooaw.platform.audit;

/** Where evidence goes. Append-only; entries are idempotent by {@link AuditEntry#entryId()}. */
public interface AuditLog {

    /**
     * Writes an entry in the caller's transaction: an internal change and its entry stand or fall together.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    void append(AuditEntry entry);

    /**
     * Writes an entry in a transaction of its own, committed on return: for the intent of an external act before the
     * call, and for a refusal, which must survive the rollback of what was refused.
     */
    void appendNow(AuditEntry entry);
}
