package com.waooaw.platform.events;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Tokens as the local relay shows them. */
@ContextConfiguration(initializers = RelaySignatureIT.Trusted.class)
class RelaySignatureIT extends PushSignatureSuite {

    private static final PushSigner SIGNER = PushSigner.relay();

    RelaySignatureIT() {
        super(SIGNER);
    }

    static class Trusted implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SIGNER.trustIn(context);
        }
    }
}
