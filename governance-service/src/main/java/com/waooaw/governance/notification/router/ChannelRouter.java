package com.waooaw.governance.notification.router;

/** Chooses the order of channels. It never leaves one out and never fails: it says who answered, and why. */
public interface ChannelRouter {

    /** The order for a Governor in this situation. */
    Route route(Situation situation);
}
