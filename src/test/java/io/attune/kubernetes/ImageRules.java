package io.attune.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Containerfile copies what exists, ends on a JRE, and runs as the user that the pod runs as. */
final class ImageRules {

    private static final String FILE = "kubernetes/Containerfile";

    private ImageRules() {}

    static List<String> problems(Deployed deployed) {
        var problems = new ArrayList<String>();
        var lines = deployed.tree().text(FILE).replace("\\\n", "").lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        lines.forEach(line -> line(line, problems));
        var images = images(lines);
        images.forEach((name, image) -> {
            if (image.contains("/") && image.split("/")[0].contains(".")) {
                problems.add(FILE + ": " + image + " names a host: whoever builds chooses where images come from");
            }
        });
        last(lines, images, deployed.attune(), problems);
        return problems;
    }

    private static void line(String line, List<String> problems) {
        var words = List.of(line.split("\\s+"));
        if (words.get(0).equals("COPY") && !words.get(1).startsWith("--from")) {
            words.subList(1, words.size() - 1).stream()
                    .filter(path -> !Files.exists(Path.of(path)))
                    .forEach(path -> problems.add(FILE + ": there is no " + path + " to copy"));
        }
    }

    /** The images by the names of their arguments. */
    private static Map<String, String> images(List<String> lines) {
        var images = new TreeMap<String, String>();
        lines.stream().takeWhile(line -> line.startsWith("ARG "))
                .map(line -> line.substring("ARG ".length()).split("=", 2))
                .forEach(argument -> images.put("${" + argument[0] + "}", argument[1]));
        return images;
    }

    private static void last(List<String> lines, Map<String, String> images, Manifest attune, List<String> problems) {
        int from = lines.lastIndexOf(lines.stream().filter(line -> line.startsWith("FROM "))
                .reduce((one, next) -> next).orElse(""));
        var stage = lines.subList(from, lines.size());
        var image = images.getOrDefault(stage.get(0).substring("FROM ".length()), "");
        if (!image.endsWith("-jre")) {
            problems.add(FILE + ": the image stands on '" + image + "', which is no JRE");
        }
        var user = attune.text(Containers.POD + "/securityContext/runAsUser") + ":"
                + attune.text(Containers.POD + "/securityContext/runAsGroup");
        var port = attune.text(Containers.ATTUNE + "/ports/0/containerPort");
        List.of("USER " + user, "EXPOSE " + port, "ENTRYPOINT [\"/opt/attune/attune\"]").stream()
                .filter(wanted -> !stage.contains(wanted))
                .forEach(wanted -> problems.add(FILE + ": the last stage lacks " + wanted));
    }
}
