package com.waooaw.platform.workflow.undo;

import java.util.UUID;

/** Says which acts are being taken back, so that what is still on its way stops. */
public class UndoneActs {

    private final UndoRows rows;

    UndoneActs(UndoRows rows) {
        this.rows = rows;
    }

    /** Whether what this approval allowed is being undone, or is undone. */
    public boolean planned(UUID approvalId) {
        return rows.plan(approvalId).isPresent();
    }
}
