package com.waooaw.platform.events;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Tokens as Google signs them for push subscriptions; their key is made here. */
@ContextConfiguration(initializers = GoogleSignatureIT.Trusted.class)
class GoogleSignatureIT extends PushSignatureSuite {

    private static final PushSigner SIGNER = PushSigner.google();

    GoogleSignatureIT() {
        super(SIGNER);
    }

    static class Trusted implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SIGNER.trustIn(context);
        }
    }
}
