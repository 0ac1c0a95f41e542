package com.waooaw.carriers;

@RealPubSub
class RealPubSubCommonIT extends CommonSuite {

    @Override
    CarrierUnderTest start() throws Exception {
        return PubSubUnderTest.real(RealPubSub.Settings.from(System.getenv()).orElseThrow());
    }
}
