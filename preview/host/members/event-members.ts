import { EVENT_TYPES, REGISTRATIONS, type EventName } from "../event-types";
import type { MethodMember } from "../object-class";

/** The registration methods of a class for these events, on the target that an object names. */
export function eventMembers<T>(
  events: readonly EventName[],
  targetId: (target: T) => string,
): Readonly<Record<string, MethodMember<T>>> {
  return Object.fromEntries(
    events.flatMap((event): [string, MethodMember<T>][] => {
      const [register, unregister] = REGISTRATIONS[event];
      const type = EVENT_TYPES[event];
      return [
        [register, { kind: "method", call: (target, _, host) => host.subscriptions.add(type, targetId(target)) }],
        [unregister, { kind: "method", call: (target, _, host) => host.subscriptions.remove(type, targetId(target)) }],
      ];
    }),
  );
}
