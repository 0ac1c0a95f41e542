package com.waooaw.agentexecution;

import java.util.UUID;

/** The platform as its own customer: sample jobs and their posts belong to it, so that one rule isolates all rows. */
public final class HouseTenant {

    /** Never issued to a customer: its version and variant bits make it no UUID anybody generates. */
    public static final UUID ID = new UUID(0, 1);

    private HouseTenant() {}
}
