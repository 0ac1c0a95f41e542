package com.waooaw.governance.notification.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.governance.notification.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushFirstTests extends ChannelRouterSuite {

    @Override
    ChannelRouter router() {
        return new PushFirst("no_model");
    }

    @Test
    void pushThenATextMessageThenMail() {
        var route = router().route(ORDINARY);

        assertThat(route.order()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
        assertThat(route.by()).isEqualTo("push_first");
        assertThat(route.because()).isEqualTo("no_model");
    }

    @Test
    void aRouteThatLeavesAChannelOutOrHasOneTwiceIsNone() {
        for (var order : List.of(
                List.of(Channel.PUSH, Channel.SMS),
                List.of(Channel.PUSH, Channel.PUSH, Channel.SMS),
                List.of(Channel.PUSH, Channel.SMS, Channel.EMAIL, Channel.PUSH))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Route(order, "somebody", "because", Map.of()));
        }
    }
}
