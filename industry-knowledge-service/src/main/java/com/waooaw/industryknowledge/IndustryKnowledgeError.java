package com.waooaw.industryknowledge;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** Every failure of Industry Knowledge. */
public enum IndustryKnowledgeError implements ErrorCode {
    /** There is no such industry. */
    INDUSTRY_UNKNOWN("IK-0001", ErrorType.NOT_FOUND),
    /** The industry has no corpus that could be asked yet. */
    INDUSTRY_NOT_READY("IK-0002", ErrorType.CONFLICT),
    /** The corpus is being loaded; try again in a moment. */
    CORPUS_LOADING("IK-0003", ErrorType.EXTERNAL),
    /** The question is empty, too long, or asks for too many passages. */
    QUESTION_INVALID("IK-0004", ErrorType.INVALID),
    /** The industry cannot go from its state to that one. */
    INDUSTRY_STATE_MOVED("IK-0005", ErrorType.CONFLICT),
    /** A corpus file cannot be read. */
    CORPUS_BROKEN("IK-0006", ErrorType.INTERNAL),
    /** Evidence has not left this service for a minute; nothing that needs more of it is done until it has. */
    EVIDENCE_DELAYED("IK-0007", ErrorType.EXTERNAL);

    private final String id;
    private final ErrorType type;

    IndustryKnowledgeError(String id, ErrorType type) {
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
