package com.waooaw.platform.events.causal;

class MemoryCausalStoreTests extends CausalStoreContract {

    private final Desk desk = new MemoryDesk();

    @Override
    Desk desk() {
        return desk;
    }
}
