package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.Channel;
import java.util.List;
import java.util.Map;

/** Push, then a text message, then mail (domain.md 6.3). */
public final class PushFirst implements ChannelRouter {

    static final String NAME = "push_first";

    private final String because;

    /**
     * The fixed order.
     *
     * @param because stable code: why nothing learned is used
     */
    public PushFirst(String because) {
        this.because = because;
    }

    @Override
    public Route route(Situation situation) {
        return new Route(List.of(Channel.PUSH, Channel.SMS, Channel.EMAIL), NAME, because, Map.of());
    }
}
