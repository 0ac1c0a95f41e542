package com.waooaw.carriers;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;

@Against(Peer.RELAY)
class RelayCommonIT extends CommonSuite {

    @Override
    CarrierUnderTest start() throws Exception {
        return new RelayUnderTest();
    }
}
