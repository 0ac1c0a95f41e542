package com.waooaw.carriers;

@RealPubSub
class RealPubSubOrderAndDeadLettersIT extends OrderAndDeadLettersSuite {

    @Override
    CarrierUnderTest start() throws Exception {
        return PubSubUnderTest.real(RealPubSub.Settings.from(System.getenv()).orElseThrow());
    }
}
