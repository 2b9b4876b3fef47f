package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files and folders that Attune is told of are there: mounted, from ConfigMaps and keys that exist. */
final class Mounts {

    private final Deployed deployed;
    private final Manifest attune;
    private final Map<String, JsonNode> volumes;
    private final List<String> problems = new ArrayList<>();

    private Mounts(Deployed deployed) {
        this.deployed = deployed;
        this.attune = deployed.attune();
        this.volumes = attune.each(Containers.POD + "/volumes").collect(Collectors.toMap(
                volume -> volume.path("name").asText(), volume -> volume, (one, other) -> one, TreeMap::new));
    }

    static List<String> problems(Deployed deployed) {
        var mounts = new Mounts(deployed);
        mounts.volumes.values().forEach(mounts::volume);
        mounts.attune.each(Containers.ATTUNE + "/volumeMounts").forEach(mounts::mount);
        mounts.attune.each(Containers.ATTUNE + "/args").map(JsonNode::asText)
                .filter(arg -> arg.contains("=/")).forEach(mounts::option);
        return mounts.problems;
    }

    private void volume(JsonNode volume) {
        var map = volume.at("/configMap/name").asText();
        if (!map.isEmpty() && deployed.named("ConfigMap", map).isEmpty()) {
            problems.add(attune.problem("there is no ConfigMap " + map));
        }
        volume.at("/configMap/items").forEach(item -> key(map, item.path("key").asText()));
    }

    private void key(String map, String key) {
        var found = deployed.named("ConfigMap", map).filter(one -> one.at("/data").has(key));
        if (found.isEmpty()) {
            problems.add(attune.problem("the ConfigMap " + map + " has no key " + key));
        }
    }

    /** A subPath never changes after the start: what shall be reloaded is a whole folder. */
    private void mount(JsonNode mount) {
        var name = mount.path("name").asText();
        if (!volumes.containsKey(name)) {
            problems.add(attune.problem("there is no volume " + name));
        }
        if (mount.has("subPath")) {
            problems.add(attune.problem("the volume " + name + " is mounted by subPath: its changes are never seen"));
        }
    }

    private void option(String arg) {
        var path = arg.substring(arg.indexOf('=') + 1);
        var mount = mountOf(path);
        if (mount.isEmpty()) {
            problems.add(attune.problem("nothing is mounted at " + path));
        }
        mount.map(one -> volumes.get(one.path("name").asText())).filter(volume -> volume.has("configMap"))
                .filter(volume -> path.endsWith(".yaml"))
                .ifPresent(volume -> key(volume.at("/configMap/name").asText(), path.substring(
                        mount.get().path("mountPath").asText().length() + 1)));
        if (arg.startsWith("--data-dir=") && mount.map(one -> volumes.get(one.path("name").asText()))
                .filter(volume -> volume.has("emptyDir")).isEmpty()) {
            problems.add(attune.problem("the data folder " + path + " cannot be written"));
        }
    }

    private Optional<JsonNode> mountOf(String path) {
        return attune.each(Containers.ATTUNE + "/volumeMounts")
                .filter(mount -> path.equals(mount.path("mountPath").asText())
                        || path.startsWith(mount.path("mountPath").asText() + "/"))
                .findFirst();
    }
}
