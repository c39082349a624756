// What a team would build instead: React with the virtual table of Fusion, the library of Alibaba Cloud's own console.
import Button from "@alifd/next/es/button";
import Dialog from "@alifd/next/es/dialog";
import Input from "@alifd/next/es/input";
import Table from "@alifd/next/es/table";
import "@alifd/next/es/button/style2";
import "@alifd/next/es/dialog/style2";
import "@alifd/next/es/input/style2";
import "@alifd/next/es/table/style2";
import { useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { HEADINGS, changed, listed, load, nextOrder, save } from "./store.js";

const WORDS = { Available: "可用", Deprecated: "弃用" };
const rowProps = (image) => ({ "data-testid": "image-row", "data-image-id": image.id, "data-status": image.status });

function List({ start }) {
  const [images, setImages] = useState(start);
  const [view, setView] = useState({ family: "", search: "", status: "", sort: null, down: false });
  const [asked, setAsked] = useState(null);
  const done = useRef([]);
  const number = useRef(0);
  const found = useMemo(() => listed(images, view), [images, view]);
  const look = (next) => setView((now) => ({ ...now, ...next }));
  const change = (id, state) => {
    save((number.current += 1), [id, state]);
    setImages((now) => changed(now, id, state));
  };
  const columns = {
    name: (_, __, image) => <div><span className="name">{image.name}</span><small style={{ display: "block" }}>{image.id}</small></div>,
    status: (status) => WORDS[status] ?? status,
    created: (created) => new Date(created).toLocaleString("zh-CN"),
  };
  const title = (key, text) => <button type="button" className="sort" data-sort={key} onClick={() => look(nextOrder(view, key))}>{text}</button>;
  return (
    <>
      <div className="bar">
        <Input htmlType="search" placeholder="镜像族系" onChange={(family) => look({ family: family.trim() })} />
        <Input htmlType="search" placeholder="镜像名称/ID" onChange={(search) => look({ search: search.trim() })} />
        <select data-bench="status" onChange={({ target }) => look({ status: target.value })}>
          <option value="">全部状态</option>
          <option value="Available">可用</option>
          <option value="Deprecated">弃用</option>
        </select>
        <Button onClick={() => done.current.length && change(...done.current.pop())}>撤销</Button>
      </div>
      <Table.StickyLock dataSource={found} primaryKey="id" useVirtual maxBodyHeight={700} rowHeight={57} rowProps={rowProps} fixedHeader>
        {HEADINGS.map(([key, text]) => <Table.Column key={key} dataIndex={key} title={title(key, text)} cell={columns[key]} />)}
        <Table.Column title="操作" cell={(_, __, image) => <Button text className="more" onClick={() => setAsked(image)}>弃用</Button>} />
      </Table.StickyLock>
      <Dialog
        v2 visible={asked !== null} title="弃用镜像？" onCancel={() => setAsked(null)} onClose={() => setAsked(null)}
        onOk={() => {
          done.current.push([asked.id, asked.status]);
          change(asked.id, "Deprecated");
          setAsked(null);
        }}
      />
    </>
  );
}

createRoot(document.querySelector("#app")).render(<List start={await load()} />);
