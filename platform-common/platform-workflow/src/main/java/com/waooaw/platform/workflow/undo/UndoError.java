package com.waooaw.platform.workflow.undo;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can go wrong in taking an act back. The ids are public: never reuse one. */
public enum UndoError implements ErrorCode {
    /** This service undoes nothing of that kind. */
    NOT_UNDONE_HERE("UND-0001", ErrorType.INVALID),
    /** The step is none of those planned for the act, or the act never began. */
    STEP_NOT_PLANNED("UND-0002", ErrorType.CONFLICT),
    /** The key or the subject belongs to another act than the approval. */
    FOREIGN_ACT("UND-0003", ErrorType.CONFLICT),
    /** The act is being taken back for a reason of its own; how far that comes is known later. */
    STILL_UNDER_WAY("UND-0004", ErrorType.EXTERNAL);

    private final String id;
    private final ErrorType type;

    UndoError(String id, ErrorType type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
