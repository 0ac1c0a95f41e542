package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Catalogue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills the catalogue before the service answers anybody; a start with a full one changes nothing. */
@Component
class StarterBootstrap implements SmartLifecycle {

    private final Starters starters;
    private final Catalogue catalogue;
    private volatile boolean running;

    StarterBootstrap(Starters starters, Catalogue catalogue) {
        this.starters = starters;
        this.catalogue = catalogue;
    }

    @Override
    public void start() {
        starters.load(catalogue.starters());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before workers and the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
