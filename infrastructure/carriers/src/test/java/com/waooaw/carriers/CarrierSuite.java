package com.waooaw.carriers;

import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What all suites have in common: one carrier for all tests of a class, each of which has events of its own and looks at
 * nothing else, so that what another test left behind does not matter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarrierSuite {

    /** {@code learning} and {@code admin-gateway} hear of it. */
    static final String TOPIC = "JobCompleted";

    private CarrierUnderTest underTest;

    abstract CarrierUnderTest start() throws Exception;

    @BeforeAll
    final void startCarrier() throws Exception {
        underTest = start();
    }

    @AfterAll
    final void stopCarrier() throws Exception {
        if (underTest != null) {
            underTest.close();
        }
    }

    final CarrierUnderTest underTest() {
        return underTest;
    }

    final Subscribers subscribers() {
        return underTest.subscribers();
    }

    final ConditionFactory eventually() {
        return await().atMost(underTest.patience());
    }

    final String carry(String key, String envelope) {
        var id = UUID.randomUUID().toString();
        carry(key, id, envelope);
        return id;
    }

    final void carry(String key, String id, String envelope) {
        underTest.carrier().carry(TOPIC, key, id, envelope);
    }

    static String aKey() {
        return "agent:" + UUID.randomUUID();
    }
}
