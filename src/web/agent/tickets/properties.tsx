// What people change of a ticket: status, owner, department, due time, tags. Each choice is saved at once.
import type { ComponentChildren } from "preact";
import { type Ticket, ticketStatuses } from "../../../protocol/ticket-api.ts";
import { Menu, MenuChoice } from "../../shared/menu.tsx";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { DueField } from "./due-field.tsx";
import { type Option, Picker } from "./picker.tsx";
import { TagField } from "./tag-field.tsx";
import { ticketCalls } from "./ticket-calls.ts";
import type { TicketStore } from "./ticket-store.ts";
import { t } from "./words.ts";

/** No agent has this id: it stands for nobody. */
const nobody = "nobody";

export function Properties({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  const { me } = useDesk();
  const { status, owner, department } = ticket;
  const mayTake = me.role !== "agent" || me.departments.some(({ id }) => id === department.id);

  async function owners(): Promise<readonly Option[] | null> {
    const answer = await ticketCalls.ownersOf(ticket.id);
    if (!answer.ok) return null;
    const named = ({ id, name }: Option) => ({ id, name: id === me.id ? t("edit.me", { name }) : name });
    const [own, others] = [
      answer.value.data.filter(({ id }) => id === me.id),
      answer.value.data.filter(({ id }) => id !== me.id),
    ];
    return [...own.map(named), { id: nobody, name: t("tickets.nobody") }, ...others];
  }

  async function departments(): Promise<readonly Option[] | null> {
    const answer = await ticketCalls.departments();
    return answer.ok ? answer.value.data : null;
  }

  return (
    <section class="properties" aria-labelledby="properties-title" aria-busy={store.busy.value}>
      <h2 id="properties-title">
        {t("edit.properties")}
        <span class="hint saving" role="status">
          {store.busy.value ? t("edit.saving") : ""}
        </span>
      </h2>
      <dl class="property-list">
        <Property name={t("edit.status")}>
          <Menu
            label={t("edit.statusIs", { value: t(`statuses.${status}`) })}
            buttonClass="choice-button"
            face={<Face text={t(`statuses.${status}`)} />}
          >
            {(close) => (
              <MenuChoice
                label={t("edit.status")}
                choices={ticketStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
                chosen={status}
                onChoose={(value) => {
                  close();
                  void store.change({ status: value });
                }}
              />
            )}
          </Menu>
        </Property>
        <Property
          name={t("edit.owner")}
          beside={
            mayTake && owner?.id !== me.id ? (
              <button type="button" class="link" onClick={() => void store.change({ ownerId: me.id })}>
                {t("edit.take")}
              </button>
            ) : null
          }
        >
          <Picker
            label={t("edit.ownerIs", { value: owner?.name ?? t("tickets.nobody") })}
            field={t("edit.owner")}
            buttonClass="choice-button"
            face={<Face text={owner?.name ?? t("tickets.nobody")} />}
            chosen={owner?.id ?? nobody}
            load={owners}
            onChoose={({ id }) => void store.change({ ownerId: id === nobody ? null : id })}
          />
        </Property>
        <Property name={t("edit.department")}>
          <Picker
            label={t("edit.departmentIs", { value: department.name })}
            field={t("edit.department")}
            buttonClass="choice-button"
            face={<Face text={department.name} />}
            chosen={department.id}
            load={departments}
            onChoose={({ id }) => void store.change({ departmentId: id })}
          />
        </Property>
        <Property name={t("edit.due")}>
          <DueField ticket={ticket} onSet={(dueAt) => void store.change({ dueAt })} />
        </Property>
        <Property name={t("edit.tags")}>
          <TagField
            tags={ticket.tags}
            onAdd={(addTags) => void store.change({ addTags })}
            onRemove={(tag) => void store.change({ removeTags: [tag] })}
          />
        </Property>
      </dl>
    </section>
  );
}

interface PropertyProps {
  name: string;
  /** What is done with it at once, beside its name. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

function Property({ name, beside, children }: PropertyProps) {
  return (
    <div class="property">
      <dt>{name}</dt>
      <dd>
        {beside}
        {children}
      </dd>
    </div>
  );
}

function Face({ text }: { text: string }) {
  return (
    <>
      <span dir="auto">{text}</span>
      <Icon name="chevron" />
    </>
  );
}
