package com.waooaw.carriers;

@NeedsPubSubEmulator
class EmulatorCommonIT extends CommonSuite {

    @Override
    CarrierUnderTest start() throws Exception {
        return PubSubUnderTest.emulated(Emulator.start());
    }
}
