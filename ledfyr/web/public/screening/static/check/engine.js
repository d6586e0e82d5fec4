// The rules of the checklist, worked out on the device: the same as the domain's
// `by_elements.decide`, which a test holds it to.
"use strict";
(() => {
  const ELEMENTS = ["act", "means", "purpose"];

  const ruleFired = (strong, medium, weak) => {
    if (strong >= 2) return 1;
    if (strong === 1 && medium + weak >= 1) return 2;
    if (medium >= 3) return 3;
    if (medium >= 2 && weak >= 1) return 4;
    return 0;
  };

  const found = (state, signs, why) => ({ state, signs, why });

  const decide = (rules, answers, ageGroup) => {
    const ids = Object.keys(rules);
    const counted = ids.filter((id) => !rules[id].uncounted);
    const yes = counted.filter((id) => answers[id] === "yes");
    const no = new Set(counted.filter((id) => answers[id] === "no"));
    const looksYoung = ids.some((id) => rules[id].minor && answers[id] === "yes");
    const needsNoMeans =
      ageGroup === "child" || (ageGroup === "unknown" && looksYoung);

    const carriers = (element) =>
      counted.filter((id) => rules[id].elements?.includes(element));
    const open = (element, signs) => {
      if (signs.length) return found("unknown", signs, "not_enough");
      const all = carriers(element);
      if (all.length && all.every((id) => no.has(id)))
        return found("absent", [], "all_no");
      return found("unknown", [], "nothing_recorded");
    };
    const signsOf = (element) =>
      yes.filter((id) => rules[id].elements?.includes(element));
    const of = (signs, strength) =>
      signs.filter((id) => rules[id].strength === strength).length;
    const weigh = (element) => {
      const signs = signsOf(element);
      if (signs.some((id) => rules[id].enough?.includes(element)))
        return found("present", signs, "named");
      const rule = ruleFired(of(signs, "strong"), of(signs, "medium"), of(signs, "weak"));
      return rule ? found("present", signs, `rule_${rule}`) : open(element, signs);
    };

    const means = weigh("means");
    let purpose = weigh("purpose");
    const isCoerced = means.state === "present" && of(means.signs, "strong") > 0;
    if (purpose.state !== "present" && purpose.signs.length && isCoerced)
      purpose = found("present", purpose.signs, "exploited_under_coercion");

    const actSigns = signsOf("act");
    let act = actSigns.length
      ? found("present", actSigns, "recorded")
      : open("act", actSigns);
    const isReceived =
      act.state === "unknown" &&
      purpose.state === "present" &&
      (means.state === "present" || needsNoMeans);
    if (isReceived) act = found("present", purpose.signs, "received");

    const elements = { act, means, purpose };
    const required = ELEMENTS.filter((e) => e !== "means" || !needsNoMeans);
    const isCarried = required.every((e) => elements[e].state === "present");
    const advice = isCarried
      ? "treat_as_presumed_victim"
      : yes.length
        ? "assess_further"
        : "no_signs_recorded";
    return { elements, advice, needsNoMeans };
  };

  window.ledfyrCheck = { decide };
})();
