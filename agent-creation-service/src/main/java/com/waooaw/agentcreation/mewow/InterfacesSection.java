package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow.Interface;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Complete when every tool, data source and dependency appears here with its direction. */
final class InterfacesSection implements Section {

    @Override
    public String name() {
        return "interfaces";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var interfaces = blueprint.meWow().interfaces();
        var named = interfaces.stream().map(Interface::name).collect(Collectors.toSet());
        if (interfaces.isEmpty()) {
            gaps.add(gap("name every way in and out"));
        }
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).direction() == null) {
                gaps.add(gap("/" + i + "/direction", "say which way the interface carries"));
            }
        }
        for (var reached : blueprint.reaches()) {
            if (!named.contains(reached.name())) {
                gaps.add(gap("'" + reached.name() + "' is used and is no interface"));
            }
        }
        return gaps;
    }
}
