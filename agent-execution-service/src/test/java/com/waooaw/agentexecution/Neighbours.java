package com.waooaw.agentexecution;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The services this one asks, as far as it can tell. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {

    @Bean
    FakeKnowledge fakeKnowledge() {
        return new FakeKnowledge();
    }

    @Bean
    FakeBudgets fakeBudgets() {
        return new FakeBudgets();
    }

    @Bean
    FakeGovernance fakeGovernance() {
        return new FakeGovernance();
    }
}
