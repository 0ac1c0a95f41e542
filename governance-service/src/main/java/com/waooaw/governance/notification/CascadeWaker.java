package com.waooaw.governance.notification;

import java.util.UUID;

/** Whoever sees questions through, and has to look again when a message turns out not to have arrived. */
public interface CascadeWaker {

    /** After the transaction of the caller. */
    void lookAgain(UUID approvalId);
}
