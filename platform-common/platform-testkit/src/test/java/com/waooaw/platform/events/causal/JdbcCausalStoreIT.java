package com.waooaw.platform.events.causal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcCausalStoreIT extends CausalStoreContract {

    private static JdbcDesk desk;

    @BeforeAll
    static void open() {
        desk = new JdbcDesk("store_contract");
    }

    @BeforeEach
    void empty() {
        desk.emptied();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Override
    Desk desk() {
        return desk;
    }
}
