package com.waooaw.agentcreation.catalogue;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills the catalogue before the service answers anybody; a start with a full one changes nothing. */
@Component
class CatalogueBootstrap implements SmartLifecycle {

    private final Catalogue catalogue;
    private volatile boolean running;

    CatalogueBootstrap(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void start() {
        catalogue.bootstrap();
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
